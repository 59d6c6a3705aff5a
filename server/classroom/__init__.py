"""Classes: rooms that students join with a code, and what a teacher sees and does there."""
