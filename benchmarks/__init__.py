"""Speed, shown as ratios within one run; nothing here is asserted by a timed test."""
