{{%AUTOESCAPE context="HTML"}}
{{! Short facts about a program, in a row: on its card and on its pages.
markers:
  has_facts         section: there is one at least
  place_name        text: the place that hours and distance are of, if the places of the program have hours of their own
  distance_miles, distance_km   text: a number
  is_free           section
  capacity_open, capacity_wait_list, capacity_closed   sections
  has_languages     section; languages, once a language: tag, autonym }}
{{#has_facts}}<ul class="facts">
	{{#place_name}}<li><bdi>{{place_name}}</bdi></li>{{/place_name}}
	{{#distance_miles}}<li>{{#t}}{{distance_miles}} miles{{/t}}</li>{{/distance_miles}}
	{{#distance_km}}<li>{{#t}}{{distance_km}} km{{/t}}</li>{{/distance_km}}
	{{#is_free}}<li>{{#t}}Free{{/t}}</li>{{/is_free}}
	{{#capacity_open}}<li><strong>{{#t}}Has room{{/t}}</strong></li>{{/capacity_open}}
	{{#capacity_wait_list}}<li><strong>{{#t}}Wait list{{/t}}</strong></li>{{/capacity_wait_list}}
	{{#capacity_closed}}<li><strong>{{#t}}Takes nobody new right now{{/t}}</strong></li>{{/capacity_closed}}
	{{#has_languages}}<li>{{#languages}}<span lang="{{tag}}">{{autonym}}</span>{{#languages_separator}}, {{/languages_separator}}{{/languages}}</li>\
{{/has_languages}}
</ul>{{/has_facts}}
