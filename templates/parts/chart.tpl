{{%AUTOESCAPE context="HTML"}}
{{! Bars side by side. They are as wide as they need to be, and scroll in themselves on a phone.
markers:
  chart_name        text, also for those who see no picture: the table beside it has the numbers
  width             number: of the whole chart
  bars              section, once a bar: middle, above (numbers), bar_number, bar_label (texts); parts, once a part from below: x, y, height,
                    middle, baseline (numbers), color (a token of the stylesheet), part_number (may be empty) }}
<section class="scroll" tabindex="0" aria-label="{{chart_name}}">
<svg role="img" aria-label="{{chart_name}}" viewBox="0 0 {{width}} 256" width="{{width}}" height="256" font-size="14" text-anchor="middle" fill="currentColor">
<path d="M0 224.5H{{width}}" stroke="currentColor"/>
{{#bars}}{{#parts}}<rect x="{{x}}" y="{{y}}" width="54" height="{{height}}" fill="var(--{{color}})" stroke="var(--paper)"/>\
{{#part_number}}<text x="{{middle}}" y="{{baseline}}" fill="var(--paper)" font-weight="700">{{part_number}}</text>{{/part_number}}\
{{/parts}}<text x="{{middle}}" y="{{above}}" font-weight="700">{{bar_number}}</text><text x="{{middle}}" y="244">{{bar_label}}</text>
{{/bars}}</svg></section>
