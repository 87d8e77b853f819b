{{%AUTOESCAPE context="HTML"}}
{{! Short facts about a program, in a row: on its card and on its page.
markers:
  has_facts         section: there is one at least
  open_until        text: a time of day; always_open section
  opens             text: a time of day, and one section of opens_today, opens_tomorrow, opens_0 (Monday) to opens_6
  distance_miles, distance_km   text: a number
  is_free           section
  capacity_open, capacity_wait_list, capacity_closed   sections
  languages         section, once a language: tag, autonym }}
{{#has_facts}}<ul class="tags">
	{{#capacity_open}}<li><strong>{{#t}}Has room{{/t}}</strong></li>{{/capacity_open}}
	{{#capacity_wait_list}}<li><strong>{{#t}}Wait list{{/t}}</strong></li>{{/capacity_wait_list}}
	{{#capacity_closed}}<li><strong>{{#t}}Takes nobody new right now{{/t}}</strong></li>{{/capacity_closed}}
	{{#always_open}}<li>{{#t}}Open day and night{{/t}}</li>{{/always_open}}
	{{#open_until}}<li>{{#t}}Open now until {{open_until}}{{/t}}</li>{{/open_until}}
	{{#opens_today}}<li>{{#t}}Opens today at {{opens}}{{/t}}</li>{{/opens_today}}
	{{#opens_tomorrow}}<li>{{#t}}Opens tomorrow at {{opens}}{{/t}}</li>{{/opens_tomorrow}}
	{{#opens_0}}<li>{{#t}}Opens Monday at {{opens}}{{/t}}</li>{{/opens_0}}
	{{#opens_1}}<li>{{#t}}Opens Tuesday at {{opens}}{{/t}}</li>{{/opens_1}}
	{{#opens_2}}<li>{{#t}}Opens Wednesday at {{opens}}{{/t}}</li>{{/opens_2}}
	{{#opens_3}}<li>{{#t}}Opens Thursday at {{opens}}{{/t}}</li>{{/opens_3}}
	{{#opens_4}}<li>{{#t}}Opens Friday at {{opens}}{{/t}}</li>{{/opens_4}}
	{{#opens_5}}<li>{{#t}}Opens Saturday at {{opens}}{{/t}}</li>{{/opens_5}}
	{{#opens_6}}<li>{{#t}}Opens Sunday at {{opens}}{{/t}}</li>{{/opens_6}}
	{{#distance_miles}}<li>{{#t}}{{distance_miles}} miles{{/t}}</li>{{/distance_miles}}
	{{#distance_km}}<li>{{#t}}{{distance_km}} km{{/t}}</li>{{/distance_km}}
	{{#is_free}}<li>{{#t}}Free{{/t}}</li>{{/is_free}}
	{{#languages}}<li lang="{{tag}}">{{autonym}}</li>{{/languages}}
</ul>{{/has_facts}}
