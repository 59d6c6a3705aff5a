"""What is done with projects and runs, written once for the routes and the live socket."""
