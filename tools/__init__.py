"""What touches the world: the illustrator, files, worker processes."""
