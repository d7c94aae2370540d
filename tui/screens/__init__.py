"""What lies over the two views: help, settings, earlier conversations, log, links."""
