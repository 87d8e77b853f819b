{{%AUTOESCAPE context="HTML"}}
{{! Beside the field of a referral's code: the way for somebody who has none.
markers: next (text: the path to which signing in leads) }}
<p>{{#t}}No code? Ask your helper or the program for it.{{/t}}
	<a href="{{base}}/sign-in?next={{next:url_query_escape}}">{{#t}}Or sign in with the address that our message went to{{/t}}</a></p>
