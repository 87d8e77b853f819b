{{%AUTOESCAPE context="HTML"}}
{{! Beside the field of a referral's code: the way for somebody who has none.
markers: next (text: the path to which signing in leads); by_code (section: only the code opens it, or an account that has typed it; or
  no_by_code) }}
<p>{{#no_by_code}}{{#t}}No code? Ask the person who sent this for you.{{/t}}{{/no_by_code}}
	<a href="{{base}}/sign-in?next={{next:url_query_escape}}">{{#by_code}}{{#t}}Did you enter the code in your account before? Sign
		in{{/t}}{{/by_code}}{{#no_by_code}}{{#t}}Or sign in with the address that our message went to{{/t}}{{/no_by_code}}</a></p>
