{{%AUTOESCAPE context="HTML"}}
{{! The effect of erasing a person: the same words wherever somebody may ask for it. }}
<p>{{#t}}We erase your name, your addresses and numbers, and everything that was written: by you, about you, to you.{{/t}}</p>
<ul>
	<li>{{#t}}Programs do not see any more who asked them, and cannot reach you. If you still want their help, wait with this.{{/t}}</li>
	<li>{{#t}}Helpers lose what they wrote down about you.{{/t}}</li>
	<li>{{#t}}Links in messages stop working, and messages that wait are not sent.{{/t}}</li>
	<li>{{#t}}That a referral was made stays, without you: when, to which program, and how it ended.{{/t}}</li>
</ul>
<p>{{#t}}The people who run this site look at it first. Nobody can bring anything back afterwards.{{/t}}
	{{#t}}You hear from us when they have decided, unless you asked not to be reached.{{/t}}</p>
