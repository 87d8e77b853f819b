{{%AUTOESCAPE context="HTML"}}
{{! The effect of erasing a person: the same words wherever somebody may ask for it. }}
<p>{{#t}}We erase your name, your addresses and numbers, and everything that was written: by you, about you, to you.{{/t}}</p>
<ul>
	<li>{{#t}}Programs no longer see who you are, and cannot reach you. Do you still want their help? Then don’t ask for this yet.{{/t}}</li>
	<li>{{#t}}Notes that helpers wrote about you are gone, too.{{/t}}</li>
	<li>{{#t}}Links in messages stop working, and messages that wait are not sent.{{/t}}</li>
	<li>{{#t}}We only keep that there was a referral: when, to which program, and how it ended. It no longer has your name.{{/t}}</li>
</ul>
<p>{{#t}}The people who run this site look at it first. Nobody can bring anything back afterwards.{{/t}}
	{{#t}}You hear from us when they have decided, unless you asked not to be reached.{{/t}}</p>
