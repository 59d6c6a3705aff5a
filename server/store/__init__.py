"""What outlives the process: the database, the blobs, and the queries of each kind of thing kept in them."""
