{{! The words that a person agrees to when a helper may see what a victim-service program says: exactly as they stand on the form
and are kept with the release. Plain text, not a page: escaped where they are put into one.
markers: seeker_name, helper_name, program_name }}
{{#t}}I am {{seeker_name}}. {{helper_name}}, and the group that works with them here, may see what {{program_name}} says and has said about
	me in this referral, until the end of the last day that I choose. I know that I can end this at any time.{{/t}}
