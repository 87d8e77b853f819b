{{%AUTOESCAPE context="HTML"}}
{{! The error page, by the words of lib/base/errors.def. A page that the viewer may not see is missing: the same page, to the byte.
Its head may be parts/head or, where no site is known, parts/head-plain.
markers: one section of bad, missing, method, conflict, gone, too_large, limit, busy, fault, forged, not_set_up, updating
finds_help: section, where the search can be reached
until: when a limit ends
for busy, fault and limit: again or no_again; again_path, again_fields { again_name, again_value }: the form as it was sent, to send it again }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#bad}}{{#t}}We could not read that{{/t}}{{/bad}}\
	{{#missing}}{{#t}}We can’t find that page{{/t}}{{/missing}}\
	{{#method}}{{#t}}That does not work here{{/t}}{{/method}}\
	{{#conflict}}{{#t}}This has changed{{/t}}{{/conflict}}\
	{{#gone}}{{#t}}This link no longer works{{/t}}{{/gone}}\
	{{#too_large}}{{#t}}That was too much at once{{/t}}{{/too_large}}\
	{{#limit}}{{#t}}Please wait a minute{{/t}}{{/limit}}\
	{{#busy}}{{#t}}Please try again in a minute{{/t}}{{/busy}}\
	{{#fault}}{{#t}}Something went wrong here{{/t}}{{/fault}}\
	{{#forged}}{{#t}}Please send that again{{/t}}{{/forged}}\
	{{#not_set_up}}{{#t}}Nothing is here yet{{/t}}{{/not_set_up}}\
	{{#updating}}{{#t}}We are putting in a new version{{/t}}{{/updating}}</title>
{{>head}}
<main id="main">
{{#bad}}
<h1>{{#t}}We could not read that{{/t}}</h1>
<p class="lead">{{#t}}That was not one of our forms. Nothing was sent. Go back and try again. You may have to type your words again.{{/t}}</p>
{{/bad}}
{{#missing}}
<h1>{{#t}}We can’t find that page{{/t}}</h1>
<p class="lead">{{#t}}The address may be wrong, or the page is not there any more. If you expected something of your own here, sign in first.{{/t}}</p>
{{/missing}}
{{#method}}
<h1>{{#t}}That does not work here{{/t}}</h1>
<p class="lead">{{#t}}This page can’t do that. Nothing was changed.{{/t}}</p>
{{/method}}
{{#conflict}}
<h1>{{#t}}This has changed{{/t}}</h1>
<p class="lead">{{#t}}Somebody else changed it before you, or you sent this form before with other words. Nothing more was sent. Go back, load the page
	again, and see what it says now.{{/t}}</p>
{{/conflict}}
{{#gone}}
<h1>{{#t}}This link no longer works{{/t}}</h1>
<p class="lead">{{#t}}Links in our messages end after a while, so that nobody else can use them. Sign in to see the referral, or look for a newer
	message.{{/t}}</p>
<p>{{#t}}They also end when the person asks not to be contacted, or stops sharing. If you are a program, please don’t call or write to them
	before you have signed in and looked.{{/t}}</p>
<p><a class="button" href="{{top}}/sign-in"{{#frame}} target="_blank"{{/frame}}>{{#t}}Sign in{{/t}}</a></p>
{{/gone}}
{{#too_large}}
<h1>{{#t}}That was too much at once{{/t}}</h1>
<p class="lead">{{#t}}Nothing was sent. Go back and say it in fewer words. You may have to type them again.{{/t}}</p>
{{/too_large}}
{{#limit}}
<h1>{{#t}}Please wait a minute{{/t}}</h1>
<p class="lead">{{#t}}There were too many tries in a short time. Nothing was sent.{{/t}}</p>
{{#until}}<p>{{#t}}Please wait until {{until}}.{{/t}}</p>{{/until}}
{{/limit}}
{{#busy}}
<h1>{{#t}}Please try again in a minute{{/t}}</h1>
<p class="lead">{{#t}}We can’t reach our own records just now.{{/t}}</p>
{{/busy}}
{{#fault}}
<h1>{{#t}}Something went wrong here{{/t}}</h1>
<p class="lead">{{#t}}It is our mistake, not yours, and we have made a note of it.{{/t}}</p>
{{/fault}}
{{#forged}}
<h1>{{#t}}Please send that again{{/t}}</h1>
<p class="lead">{{#t}}The page was open too long, or it was opened somewhere else. Nothing was sent. Go back, load the page again, and send it from
	there.{{/t}}</p>
{{/forged}}
{{#updating}}
<h1>{{#t}}We are putting in a new version{{/t}}</h1>
<p class="lead">{{#t}}It takes a few minutes. Nothing is lost.{{/t}}</p>
{{/updating}}
{{#not_set_up}}
<h1>{{#t}}Nothing is here yet{{/t}}</h1>
<p class="lead">{{#t}}This will be a place to find help. Its people are still setting it up.{{/t}}</p>
<p>{{#t}}Is that you?{{/t}} <a href="{{base}}/setup">{{#t}}Set it up{{/t}}</a></p>
{{/not_set_up}}
{{#again}}
<p>{{#t}}Your words are still here. Wait, then send them again from this page: nothing is ever sent twice.{{/t}}</p>
<form method="post" action="{{again_path}}">
{{#again_fields}}<input type="hidden" name="{{again_name}}" value="{{again_value:pre_escape}}">
{{/again_fields}}<button>{{#t}}Send again{{/t}}</button>
</form>
{{/again}}
{{#no_again}}<p>{{#t}}Wait a minute, then load this page again.{{/t}}</p>{{/no_again}}
{{#finds_help}}<p class="acts"><a class="button secondary" href="{{base}}/programs">{{#t}}Find help{{/t}}</a></p>{{/finds_help}}
</main>
{{>foot}}
