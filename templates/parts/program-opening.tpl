{{%AUTOESCAPE context="HTML"}}
{{! Whether a program is open: one phrase, on its card, on its pages and in the button that calls it.
markers:
  open_until        text: a time of day; always_open section
  opens             text: a time of day, and one section of opens_today, opens_tomorrow, opens_0 (Monday) to opens_6,
                    opens_date (a date)
  closed_days       text: the days off that today belongs to
  temporarily_closed   section; closed_until text: a date }}
{{#closed_until}}<span class="today">{{#t}}Closed until {{closed_until}}{{/t}}</span>{{/closed_until}}\
{{#temporarily_closed}}<span class="today">{{#t}}Closed for now{{/t}}</span>{{/temporarily_closed}}\
{{#closed_days}}<span class="today">{{#t}}Closed {{closed_days}}{{/t}}</span> {{/closed_days}}\
{{#always_open}}<span class="today open">{{#t}}Open day and night{{/t}}</span>{{/always_open}}\
{{#open_until}}<span class="today open">{{#t}}Open now until {{open_until}}{{/t}}</span>{{/open_until}}\
{{#opens_today}}<span class="today">{{#t}}Opens today at {{opens}}{{/t}}</span>{{/opens_today}}\
{{#opens_tomorrow}}<span class="today">{{#t}}Opens tomorrow at {{opens}}{{/t}}</span>{{/opens_tomorrow}}\
{{#opens_0}}<span class="today">{{#t}}Opens Monday at {{opens}}{{/t}}</span>{{/opens_0}}\
{{#opens_1}}<span class="today">{{#t}}Opens Tuesday at {{opens}}{{/t}}</span>{{/opens_1}}\
{{#opens_2}}<span class="today">{{#t}}Opens Wednesday at {{opens}}{{/t}}</span>{{/opens_2}}\
{{#opens_3}}<span class="today">{{#t}}Opens Thursday at {{opens}}{{/t}}</span>{{/opens_3}}\
{{#opens_4}}<span class="today">{{#t}}Opens Friday at {{opens}}{{/t}}</span>{{/opens_4}}\
{{#opens_5}}<span class="today">{{#t}}Opens Saturday at {{opens}}{{/t}}</span>{{/opens_5}}\
{{#opens_6}}<span class="today">{{#t}}Opens Sunday at {{opens}}{{/t}}</span>{{/opens_6}}\
{{#opens_date}}<span class="today">{{#t}}Opens {{opens_date}} at {{opens}}{{/t}}</span>{{/opens_date}}
