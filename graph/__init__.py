"""The state machine: state, nodes, routing and the drawing of it all."""
