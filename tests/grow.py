#!/usr/bin/env python3
"""grow.py FROM TIMES TO - repeats a directory of HSDS 1.x CSV files (a zip or a folder) so many times, each time
with other ids, into the folder TO, for measuring imports. Copies of real directories do not belong in the project."""
import csv, io, os, sys, zipfile

csv.field_size_limit(1 << 30)


def tables(path):
	if os.path.isdir(path):
		for name in sorted(os.listdir(path)):
			if name.endswith(".csv"):
				with open(os.path.join(path, name), newline="", encoding="utf-8") as f:
					yield name, f.read()
		return
	with zipfile.ZipFile(path) as z:
		for name in sorted(z.namelist()):
			if name.endswith(".csv") and "__MACOSX" not in name:
				yield os.path.basename(name), z.read(name).decode("utf-8")


def is_id(column):
	return column == "id" or column.endswith("_id")


def grow(text, times, out):
	rows = list(csv.reader(io.StringIO(text, newline="")))
	if not rows:
		return
	ids = [i for i, column in enumerate(rows[0]) if is_id(column.strip().lower())]
	write = csv.writer(out, lineterminator="\n").writerow
	write(rows[0])
	for time in range(times):
		for row in rows[1:]:
			copy = list(row)
			for i in ids:
				if i < len(copy) and copy[i]:
					copy[i] = f"{copy[i]}-{time}"
			write(copy)


def main():
	if len(sys.argv) != 4:
		sys.exit("usage: grow.py FROM TIMES TO")
	os.makedirs(sys.argv[3], exist_ok=True)
	for name, text in tables(sys.argv[1]):
		with open(os.path.join(sys.argv[3], name), "w", newline="", encoding="utf-8") as f:
			grow(text, int(sys.argv[2]), f)


main()
