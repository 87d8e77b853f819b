{{%AUTOESCAPE context="HTML"}}
{{! The foot of each page, and its end.
markers:
  site_name         text
  site_operator     text: who runs this site; may be empty
  languages         include: parts/languages
  sign_out          section: the reader is signed in
  sign_out_hidden   include: parts/form-hidden, for a form that posts to /sign-out }}
<footer class="site-footer no-print">
	<nav aria-label="{{#t}}Language of this page{{/t}}">{{>languages}}</nav>
	{{#sign_out}}<form method="post" action="{{base}}/sign-out">{{>sign_out_hidden}}<button class="plain">{{#t}}Sign out{{/t}}</button></form>{{/sign_out}}
	<p>{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}</p>
	<p>{{#t}}Not safe to be here? “Leave now” at the top leaves this page at once.{{/t}}
		<span class="keys long" hidden>{{#t}}So does Escape, pressed twice.{{/t}}</span></p>
</footer>
</body>
</html>
