{{! The words of the permission, exactly as they are shown on the Connect form and kept with each consent.
Plain text, not a page: trimmed, and escaped where they are put into one. Other words make a new version by themselves.
markers: site_name }}
{{#t}}I am this person, or this person has said yes to me. {{site_name}} may pass what is written on this form to the program that it is
	for. The program may use it only to help with this. I can take this back at any time: then the program no longer sees it.{{/t}}
