{{%AUTOESCAPE context="HTML"}}
{{! The eight needs, each a sheet with its mark.
markers:
  keep_for_need     text: the rest of the search, to go behind need= }}
<ul class="needs">
	<li><a href="{{base}}/programs?need=food{{keep_for_need}}"><svg aria-hidden="true"><use href="{{base}}/static/marks.svg#food"></use></svg>
		<b>{{#t}}Food{{/t}}</b> <span class="quiet">{{#t}}Groceries, hot meals, diapers{{/t}}</span></a></li>
	<li><a href="{{base}}/programs?need=housing{{keep_for_need}}"><svg aria-hidden="true"><use href="{{base}}/static/marks.svg#housing"></use></svg>
		<b>{{#t}}Housing{{/t}}</b> <span class="quiet">{{#t}}A bed tonight, rent, repairs{{/t}}</span></a></li>
	<li><a href="{{base}}/programs?need=money{{keep_for_need}}"><svg aria-hidden="true"><use href="{{base}}/static/marks.svg#money"></use></svg>
		<b>{{#t}}Money{{/t}}</b> <span class="quiet">{{#t}}Bills, benefits, taxes{{/t}}</span></a></li>
	<li><a href="{{base}}/programs?need=health{{keep_for_need}}"><svg aria-hidden="true"><use href="{{base}}/static/marks.svg#health"></use></svg>
		<b>{{#t}}Health{{/t}}</b> <span class="quiet">{{#t}}Doctors, teeth, someone to talk to{{/t}}</span></a></li>
	<li><a href="{{base}}/programs?need=legal{{keep_for_need}}"><svg aria-hidden="true"><use href="{{base}}/static/marks.svg#legal"></use></svg>
		<b>{{#t}}Legal{{/t}}</b> <span class="quiet">{{#t}}Eviction, papers, safety{{/t}}</span></a></li>
	<li><a href="{{base}}/programs?need=work{{keep_for_need}}"><svg aria-hidden="true"><use href="{{base}}/static/marks.svg#work"></use></svg>
		<b>{{#t}}Work{{/t}}</b> <span class="quiet">{{#t}}Jobs, courses, computers{{/t}}</span></a></li>
	<li><a href="{{base}}/programs?need=family{{keep_for_need}}"><svg aria-hidden="true"><use href="{{base}}/static/marks.svg#family"></use></svg>
		<b>{{#t}}Family{{/t}}</b> <span class="quiet">{{#t}}Child care, parents, elders{{/t}}</span></a></li>
	<li><a href="{{base}}/programs?need=transport{{keep_for_need}}"><svg aria-hidden="true"><use href="{{base}}/static/marks.svg#transport"></use></svg>
		<b>{{#t}}Transport{{/t}}</b> <span class="quiet">{{#t}}Rides, bus passes{{/t}}</span></a></li>
</ul>
