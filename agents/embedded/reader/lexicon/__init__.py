"""Words and what the illustrator draws for them. Tables are text, one meaning a line, its words after the bar."""
