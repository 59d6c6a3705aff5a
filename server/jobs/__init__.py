"""Work that the web process must not do itself: trainings and questions to networks, in processes of their own."""
