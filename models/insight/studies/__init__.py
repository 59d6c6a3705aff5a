"""Studies, one file each: what a channel wants to see, where images lie in what a layer makes of them."""
