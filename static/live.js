/* live.js - brings what others change into the open page. docs/style.md, "Script". */
