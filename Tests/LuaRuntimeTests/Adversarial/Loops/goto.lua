-- stopped: goto
::again:: goto again
