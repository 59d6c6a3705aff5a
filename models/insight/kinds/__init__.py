"""What can be seen of a network, one file each; every module here registers its kind when it is imported."""
