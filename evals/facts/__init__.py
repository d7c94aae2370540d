"""How well the fact ledger and the guards catch errors: clean pairs, errors put
into them by program, recall and false alarms per kind of error.

`python -m evals.facts` prints the table.
"""
