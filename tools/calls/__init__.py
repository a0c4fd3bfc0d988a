"""One way out for every paid call: replay, journal, budget, limiter and retries stand in one line, in `gateway`."""
