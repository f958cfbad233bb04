"""How did they get that number?"""
