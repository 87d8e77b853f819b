{{%AUTOESCAPE context="HTML"}}
{{! The answer to a setup that worked: what is next. The page is seen once, as it has no address of its own.
markers:
  was_first         section, or no_was_first: another form, sent before this one, has set it up
  word_gone         section: the file with the word is removed; or no_word_gone
  cron_line         text: what cron runs every minute
  sign_in_url       text
  admin_email       text }}
<!doctype html>
<html lang="{{language}}" dir="{{direction}}">
<head>
<title>{{#t}}Handrail is set up{{/t}}</title>
{{>head}}
<main id="main">
<h1>{{#t}}Handrail is set up{{/t}}</h1>
{{#no_was_first}}<p class="notice">{{#t}}This form came twice, or somebody else sent one at the same time. The first one counts.{{/t}}</p>{{/no_was_first}}
<p class="lead">{{#t}}Three things are left. Keep this page open until they are done: it is not shown again.{{/t}}</p>
<section class="sheet"><ol>
	<li><p>{{#t}}In your host’s panel, open “Cron Jobs”, and let this run every minute. Without it no message is sent.{{/t}}</p>
		<p><code>{{cron_line}}</code></p></li>
	{{#word_gone}}<li>{{#t}}The file <code>setup-code.txt</code> has done its work, and we removed it. Check that it is gone.{{/t}}</li>{{/word_gone}}
	{{#no_word_gone}}<li>{{#t}}Delete the file <code>setup-code.txt</code>. We could not remove it.{{/t}}</li>{{/no_word_gone}}
	<li>{{#t}}Sign in with your address, and read the file <code>INSTALL</code> about what comes next: your programs, your colors, backups.{{/t}}
		<p><bdi>{{admin_email}}</bdi></p></li>
</ol></section>
<p class="acts"><a class="button" href="{{sign_in_url}}">{{#t}}Sign in{{/t}}</a></p>
</main>
{{>foot}}
