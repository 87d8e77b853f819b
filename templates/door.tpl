{{%AUTOESCAPE context="HTML"}}
{{! For a person whom the door of a portal does not let in.
markers: frame (section: within the page of a portal), and one section of late (too old, or used before), wrong (not for this site,
or not made by its portal), disabled (the account), busy (too many wait for the provider) }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}You are not signed in{{/t}}</title>
{{>head}}
<main id="main">
<h1>{{#t}}You are not signed in{{/t}}</h1>
{{#late}}<p class="lead">{{#t}}The way here from the portal works once, and for a few minutes. Go back to the portal, and try
	again from there.{{/t}}</p>{{/late}}
{{#wrong}}<p class="lead">{{#t}}We could not read what the portal says. Nothing was sent. Please tell the people who run the
	portal.{{/t}}</p>{{/wrong}}
{{#busy}}<p class="lead">{{#t}}Many people are signing in at this moment. Please load this page again in a few seconds.{{/t}}</p>{{/busy}}
{{#disabled}}<p class="lead">{{#t}}This account is closed. Please ask the people who run this site.{{/t}}</p>{{/disabled}}
<p class="acts"><a class="button" href="{{top}}/sign-in"{{#frame}} target="_blank"{{/frame}}>{{#t}}Sign in here{{/t}}</a> <a class="button secondary"
	href="{{base}}/programs">{{#t}}Find help{{/t}}</a></p>
</main>
{{>foot}}
