"""What is filed and sent: statements put into documents without a format, and the formats they are written in.

Always Chinese. Nothing in a document says which tool wrote it; assumptions and what is missing stay outside.
"""
