#!/bin/sh
# Until Handrail is set up: starts handrail.cgi of the first folder called handrail above this one.
folder=$(cd "$(dirname "$0")" && pwd)
until [ -z "$folder" ] || [ -x "$folder/handrail/handrail.cgi" ]; do
	folder=${folder%/*}
done
exec "$folder/handrail/handrail.cgi"
