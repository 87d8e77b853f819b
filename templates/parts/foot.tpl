{{%AUTOESCAPE context="HTML"}}
{{! The foot of each page, and its end.
markers:
  site_name       text
  site_operator   text: who runs this site; may be empty
  languages       include: parts/languages }}
<footer class="site-footer no-print"><div>
	<nav aria-label="{{#t}}Language of this page{{/t}}">{{>languages}}</nav>
	<p>{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}</p>
	<p>{{#t}}Not safe to be here? “Leave now” at the top, or the Escape key pressed twice, leaves this page at once.{{/t}}</p>
</div></footer>
</body>
</html>
