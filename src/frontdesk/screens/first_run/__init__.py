"""First run and sign-in: what stands there before a desk is open. Presenters here, all Qt in ``view/``.

The pages never open a store themselves: ``door.py`` names what is done for them, and the window hands it in.
"""
