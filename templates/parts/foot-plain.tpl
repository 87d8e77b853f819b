{{%AUTOESCAPE context="HTML"}}
{{! The end of a page that was opened from a message, or where no site is known: no words of the site.
markers: languages (include: parts/languages) }}
<footer class="site-footer no-print">{{>languages}}</footer>
</body>
</html>
