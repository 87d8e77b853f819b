{{%AUTOESCAPE context="HTML"}}
{{! The tabs of a list, each with its number of rows.
markers:
  tabs              section, once a tab:
    tab, tab_label, tab_count, tab_url   texts
    tab_current     section: this one is shown; or no_tab_current
    tab_urgent      section: somebody waits for the reader; or no_tab_urgent }}
<nav class="tabs" aria-label="{{#t}}Parts of this list{{/t}}">
{{#tabs}}<a href="{{tab_url}}" data-tab="{{tab}}"{{#tab_current}} aria-current="page"{{/tab_current}}>{{tab_label}} <span{{#tab_urgent}}
	class="count"{{/tab_urgent}}>{{tab_count}}</span></a>
{{/tabs}}
</nav>
