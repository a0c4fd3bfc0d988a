"""Ways to run the graph: command line, batch, run folder, gallery."""
