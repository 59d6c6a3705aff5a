"""Everything with a socket, a clock, a user or a disk: the HTTP API, the live socket, the store and the jobs."""
