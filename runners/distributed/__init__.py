"""Items made on more than one machine, by Ray: actors run the graph, this process keeps journal, limits and records."""
