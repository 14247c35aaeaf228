"""At Least: conflict live-blog reporting as claims an analyst can defend."""
