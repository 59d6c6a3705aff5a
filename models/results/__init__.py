"""What a trained network gets right and wrong on a whole split: measures, confusion, calibration, its mistakes.

A network answers every image once (`answering`); all else is arithmetic on those answers and needs neither the network
nor torch.
"""
