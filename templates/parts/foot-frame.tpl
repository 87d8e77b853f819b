{{%AUTOESCAPE context="HTML"}}
{{! The foot of a page in a frame, and its end. Its links open outside of the frame.
markers: site_name, site_operator (may be empty); languages (include: parts/languages) }}
<footer class="site-footer no-print">
	<nav aria-label="{{#t}}Language of this page{{/t}}">{{>languages}}</nav>
	<p>{{#site_operator}}{{#t}}{{site_name}} is run by {{site_operator}}.{{/t}}{{/site_operator}}</p>
	<p><a class="go" href="{{top}}/" target="_blank">{{#t}}Open {{site_name}} in a new tab{{/t}}</a></p>
	<p>{{#t}}Not safe to be here?{{/t}} <a class="go" href="{{top}}/leave" target="_top" rel="noreferrer">{{#t}}Leave now{{/t}}</a></p>
</footer>
</body>
</html>
