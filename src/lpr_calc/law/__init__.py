"""The law: dated rules that decide which rate applies on which days, in which order payments go, and why;
they multiply nothing.
"""
