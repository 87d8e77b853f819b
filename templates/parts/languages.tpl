{{%AUTOESCAPE context="HTML"}}
{{! The same page in the site's languages, each by its own name.
markers:
  links     section, once a language: tag, autonym, query (texts); is_current (section) }}
<ul class="facts links">
	{{#links}}<li><a href="?{{query}}" hreflang="{{tag}}" lang="{{tag}}"{{#is_current}} aria-current="true"{{/is_current}}>{{autonym}}</a></li>
	{{/links}}
</ul>
