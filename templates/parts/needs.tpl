{{%AUTOESCAPE context="HTML"}}
{{! Needs, each a sheet with its mark.
markers:
  keep_for_need     text: the rest of the search, to go behind need=
  kinds             section, once a need: need text: its slug; need_food to need_transport sections;
                    some_open, none_open, many   sections: how many of its programs are open now, how many there are, more than
                    can be counted; or none of them. all, open_count: numbers to count by }}
<ul class="needs">
	{{#kinds}}<li><a href="{{base}}/programs?need={{need}}{{keep_for_need}}"><svg aria-hidden="true"><use
		href="{{top}}/static/marks.svg#{{need}}"></use></svg>
		{{#need_food}}<b>{{#t}}Food{{/t}}</b> <span class="quiet">{{#t}}Groceries, hot meals, diapers{{/t}}</span>{{/need_food}}\
		{{#need_housing}}<b>{{#t}}Housing{{/t}}</b> <span class="quiet">{{#t}}A bed tonight, rent, repairs{{/t}}</span>{{/need_housing}}\
		{{#need_money}}<b>{{#t}}Money{{/t}}</b> <span class="quiet">{{#t}}Bills, benefits, taxes{{/t}}</span>{{/need_money}}\
		{{#need_health}}<b>{{#t}}Health{{/t}}</b> <span class="quiet">{{#t}}Doctors, teeth, someone to talk to{{/t}}</span>{{/need_health}}\
		{{#need_legal}}<b>{{#t}}Legal{{/t}}</b> <span class="quiet">{{#t}}Eviction, papers, safety{{/t}}</span>{{/need_legal}}\
		{{#need_work}}<b>{{#t}}Work{{/t}}</b> <span class="quiet">{{#t}}Jobs, courses, computers{{/t}}</span>{{/need_work}}\
		{{#need_family}}<b>{{#t}}Family{{/t}}</b> <span class="quiet">{{#t}}Child care, parents, elders{{/t}}</span>{{/need_family}}\
		{{#need_transport}}<b>{{#t}}Transport{{/t}}</b> <span class="quiet">{{#t}}Rides, bus passes{{/t}}</span>{{/need_transport}}\
		{{#some_open}} <span class="today open">{{#tn open_count}}1 open now{{|}}{{open_count}} open now{{/tn}}</span>{{/some_open}}\
		{{#none_open}} <span class="today">{{#tn all}}1 program{{|}}{{all}} programs{{/tn}}</span>{{/none_open}}\
		{{#many}} <span class="today">{{#t}}Many programs{{/t}}</span>{{/many}}</a></li>
	{{/kinds}}
</ul>
