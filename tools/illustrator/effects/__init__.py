"""Drawn happenings: water running over, smoke, a broken pane, footprints."""
