"""The live socket: who is connected, what they follow and watch, and what is sent to them."""
