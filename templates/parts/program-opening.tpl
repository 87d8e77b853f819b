{{%AUTOESCAPE context="HTML"}}
{{! Whether a program is open: one phrase, on its card, on its pages and in the button that calls it. A phrase with a time
counts by the hour, because in some languages 1 is not said like 5.
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
{{#open_until}}<span class="today open">{{#tn open_until}}Open now until {{open_until}}{{|}}Open now until {{open_until}}{{/tn}}</span>{{/open_until}}\
{{#opens_today}}<span class="today">{{#tn opens}}Opens today at {{opens}}{{|}}Opens today at {{opens}}{{/tn}}</span>{{/opens_today}}\
{{#opens_tomorrow}}<span class="today">{{#tn opens}}Opens tomorrow at {{opens}}{{|}}Opens tomorrow at {{opens}}{{/tn}}</span>{{/opens_tomorrow}}\
{{#opens_0}}<span class="today">{{#tn opens}}Opens Monday at {{opens}}{{|}}Opens Monday at {{opens}}{{/tn}}</span>{{/opens_0}}\
{{#opens_1}}<span class="today">{{#tn opens}}Opens Tuesday at {{opens}}{{|}}Opens Tuesday at {{opens}}{{/tn}}</span>{{/opens_1}}\
{{#opens_2}}<span class="today">{{#tn opens}}Opens Wednesday at {{opens}}{{|}}Opens Wednesday at {{opens}}{{/tn}}</span>{{/opens_2}}\
{{#opens_3}}<span class="today">{{#tn opens}}Opens Thursday at {{opens}}{{|}}Opens Thursday at {{opens}}{{/tn}}</span>{{/opens_3}}\
{{#opens_4}}<span class="today">{{#tn opens}}Opens Friday at {{opens}}{{|}}Opens Friday at {{opens}}{{/tn}}</span>{{/opens_4}}\
{{#opens_5}}<span class="today">{{#tn opens}}Opens Saturday at {{opens}}{{|}}Opens Saturday at {{opens}}{{/tn}}</span>{{/opens_5}}\
{{#opens_6}}<span class="today">{{#tn opens}}Opens Sunday at {{opens}}{{|}}Opens Sunday at {{opens}}{{/tn}}</span>{{/opens_6}}\
{{#opens_date}}<span class="today">{{#tn opens}}Opens {{opens_date}} at {{opens}}{{|}}Opens {{opens_date}} at {{opens}}{{/tn}}</span>{{/opens_date}}
