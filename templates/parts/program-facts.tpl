{{%AUTOESCAPE context="HTML"}}
{{! Short facts about a program, in a row: on its card and on its page.
markers:
  has_facts         section: there is one at least
  open_until        text: a time of day; always_open section
  opens             text: a time of day, and one section of opens_today, opens_tomorrow, opens_0 (Monday) to opens_6,
                    opens_date (a date)
  closed_days       text: the days off that today belongs to
  place_name        text: the place that hours and distance are of, if the places of the program have hours of their own
  distance_miles, distance_km   text: a number
  is_free           section
  temporarily_closed, capacity_open, capacity_wait_list, capacity_closed   sections; closed_until text: a date
  languages         section, once a language: tag, autonym }}
{{#has_facts}}<ul class="tags">
	{{#capacity_open}}<li><strong>{{#t}}Has room{{/t}}</strong></li>{{/capacity_open}}
	{{#capacity_wait_list}}<li><strong>{{#t}}Wait list{{/t}}</strong></li>{{/capacity_wait_list}}
	{{#capacity_closed}}<li><strong>{{#t}}Takes nobody new right now{{/t}}</strong></li>{{/capacity_closed}}
	{{#closed_until}}<li><strong>{{#t}}Closed until {{closed_until}}{{/t}}</strong></li>{{/closed_until}}
	{{#temporarily_closed}}<li><strong>{{#t}}Closed for now{{/t}}</strong></li>{{/temporarily_closed}}
	{{#closed_days}}<li><strong>{{#t}}Closed {{closed_days}}{{/t}}</strong></li>{{/closed_days}}
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
	{{#opens_date}}<li>{{#t}}Opens {{opens_date}} at {{opens}}{{/t}}</li>{{/opens_date}}
	{{#place_name}}<li><bdi>{{place_name}}</bdi></li>{{/place_name}}
	{{#distance_miles}}<li>{{#t}}{{distance_miles}} miles{{/t}}</li>{{/distance_miles}}
	{{#distance_km}}<li>{{#t}}{{distance_km}} km{{/t}}</li>{{/distance_km}}
	{{#is_free}}<li>{{#t}}Free{{/t}}</li>{{/is_free}}
	{{#languages}}<li lang="{{tag}}">{{autonym}}</li>{{/languages}}
</ul>{{/has_facts}}
