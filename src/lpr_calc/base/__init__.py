"""Values that know no law, no file and no format: records, texts, errors, money, dates."""
