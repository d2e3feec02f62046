// In the head, before anything is painted: a table whose rows will be narrowed, or on a phone unfolded, as the address
// asks, waits unseen for that (table.js, fold.js). On the screen its rows would move.
if (location.search || location.hash) document.documentElement.dataset.asked = location.search ? "view" : "row";
